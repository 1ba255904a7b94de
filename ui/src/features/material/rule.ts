// What of a rule belongs to its kind of paper.
import type { Rule } from "./api";

type Fields = Rule["fields"];

const OF_PICTURES = { min_width_px: null, min_height_px: null, aspect_ratio: null };
const OF_PAGES = { min_page_count: null, max_page_count: null };
const OF_FILES = {
  ...OF_PICTURES,
  ...OF_PAGES,
  max_size_kb: null,
  valid_months: null,
  allowed_extensions: [],
  min_file_count: 1,
  max_file_count: 1,
};

/** A limit of another kind of paper could never be met: it goes with the kind. */
export function keptFields(fields: Fields): Fields {
  switch (fields.document_type) {
    case "image":
      return { ...fields, ...OF_PAGES };
    case "pdf":
      return { ...fields, ...OF_PICTURES };
    case "file":
      return fields;
    default:
      return { ...fields, ...OF_FILES };
  }
}
