import { Injectable } from '@nestjs/common';
import { DocumentsRepository, type StoredPassage } from '../documents/documents.repository';
import { PassageIndex } from '../retrieval';
import { RevisionsRepository } from '../revisions/revisions.repository';
import { FollowingRun } from './following-run';

export interface PassageHit {
  id: string;
  documentId: string;
  /** Of the document. */
  version: number;
  title: string;
  /** The headings above it, joined by ' › '. */
  heading: string;
  text: string;
  score: number;
}

/** The passages of all documents in memory, indexed anew when a document changes: documents change rarely. */
@Injectable()
export class PassagesServing {
  private passages = new Map<string, StoredPassage>();
  private index = PassageIndex.build([]);
  private revision = -1;
  private readonly following = new FollowingRun(() => this.follow());

  constructor(
    private readonly documents: DocumentsRepository,
    private readonly revisions: RevisionsRepository,
  ) {}

  /** Takes in every change committed before the call. */
  refresh(): Promise<void> {
    return this.following.run();
  }

  /** Best first. */
  search(text: string, limit: number): PassageHit[] {
    return this.index.search(text, limit).map(({ id, score }) => {
      const { position: _position, ...passage } = this.passages.get(id)!;
      return { ...passage, score };
    });
  }

  private async follow(): Promise<void> {
    const revision = await this.revisions.current('documents');
    if (revision === this.revision) return;
    const passages = await this.documents.allPassages();
    // Swapped together: a search between the two would find ids that the other does not know.
    this.index = PassageIndex.build(passages);
    this.passages = new Map(passages.map((passage) => [passage.id, passage]));
    this.revision = revision;
  }
}
