"""The index tumour, detail by detail: size, grade, TNM and stage, BI-RADS, place in the breast, lymph nodes."""

from __future__ import annotations

from ingest.annotated import AnnotatedText
from ingest.case.evidence import Said
from ingest.case.patients import Patient
from ingest.case.tumour.birads import read_birads
from ingest.case.tumour.grade import read_grades
from ingest.case.tumour.nodes import read_nodes
from ingest.case.tumour.place import read_place
from ingest.case.tumour.size import read_size
from ingest.case.tumour.staging import read_staging
from ingest.vocab import Vocabulary


def read_tumour(
    annotated: AnnotatedText, patient: Patient, vocabulary: Vocabulary, neoplasm: bool, side: str | None
) -> list[Said]:
    """Return what the report says of the tumour; grade, TNM, stage, focality and nodes only of a neoplasm or mass.

    What lies in the breast opposite to `side`, the side of the index lesion, is none of its places.
    """
    of_neoplasm = [
        *read_grades(annotated, patient),
        *read_staging(annotated, patient),
        *read_nodes(annotated, patient, vocabulary),
    ]
    return [
        *read_size(annotated, patient, vocabulary),
        *read_birads(annotated, patient),
        *read_place(annotated, patient, vocabulary, side),
        *(of_neoplasm if neoplasm else ()),
    ]
