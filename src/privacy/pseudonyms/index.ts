export { PseudonymBook } from "./pseudonym-book.ts";
export { carriesNames, type NameSource, restoreNames } from "./restore-names.ts";
export {
  namesOfSnapshot,
  type SnapshotIdentity,
  SnapshotPseudonyms,
} from "./snapshot-pseudonyms.ts";
