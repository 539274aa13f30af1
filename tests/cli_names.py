"""Names that the command line promises to programs."""

FIELDS = {
    "doc", "subject", "subject_name", "subject_mention", "relation", "object", "object_name",
    "object_mention", "modality", "polarity", "tense", "quote", "start", "end", "attribution", "time",
    "place", "rule", "confidence",
}  # fmt: skip
