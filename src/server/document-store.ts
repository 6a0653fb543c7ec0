import { BREAK, type DocumentNode, Kind, visit } from "graphql";
import { LRUCache } from "lru-cache";

const MOST_DOCUMENTS = 1_000;

/** What Apollo Server asks of a store of parsed operations. */
interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/**
 * Parsed and validated operations, so that one sent again costs less. Operations with texts written
 * into them are not kept: a question or a ticket lives for its call only.
 */
export function createDocumentStore(): DocumentStore {
  const documents = new LRUCache<string, DocumentNode>({ max: MOST_DOCUMENTS });
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => {
      if (!hasText(document)) documents.set(key, document);
    },
    delete: async (key) => documents.delete(key),
  };
}

function hasText(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.STRING]: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}
