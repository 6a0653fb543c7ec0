import type { SourceCoverage } from "./coverage.ts";
import { createDirectoryDictionary, type DirectoryDictionary } from "./text/index.ts";

/** The names one caller may read in the tenant's directory. In memory only. */
export interface DirectoryView {
  readonly dictionary: DirectoryDictionary;
  /** What of the directory was read and what stayed closed. */
  readonly sources: readonly SourceCoverage[];
  /** Words that pseudonyms of snapshots can stand for. */
  readonly departments: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

/** Nothing read yet, or nothing open: forms and unlisted names are found all the same. */
export const UNSEEN_DIRECTORY: DirectoryView = {
  dictionary: createDirectoryDictionary(),
  sources: [],
  departments: new Set(),
  countries: new Set(),
};
