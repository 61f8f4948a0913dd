/** The sealed log: pure functions on bytes, no database, no HTTP. What the rest of the journal and `verify` may use. */
export { canonicalBytes, canonicalJson } from './canonical.ts';
export {
  type Checkpoint,
  type CheckpointRelation,
  checkpointText,
  compareCheckpoints,
  openCheckpoint,
  parseCheckpointText,
  signCheckpoint,
} from './checkpoint.ts';
export {
  commit,
  decodeLeaf,
  type EntryPart,
  encodeLeaf,
  LEAF_BYTES,
  type LeafCommitments,
  newSalt,
  opens,
  SALT_BYTES,
  type SealedParts,
  sealEntry,
} from './commitment.ts';
export { CompactRange } from './compact.ts';
export { LogError, type LogErrorCode } from './errors.ts';
export { describeFinding, type Finding, type FindingKind } from './finding.ts';
export {
  KEY_FILE,
  type LogKeys,
  loadKeys,
  loadOrCreateKeys,
  newKeyFile,
  readKeys,
  retireOldKey,
  rotateKey,
} from './keys.ts';
export { consistencyProof, emptyRoot, hashLeaf, hashNode, inclusionProof, treeRoot } from './merkle.ts';
export {
  MAX_NOTE_BYTES,
  MAX_NOTE_SIGNATURES,
  type Note,
  type NoteSignature,
  type OpenedNote,
  openNote,
  parseNote,
  signNote,
} from './note.ts';
export {
  generateSignerKey,
  isKeyName,
  parseSignerKey,
  parseVerifierKey,
  type Signer,
  type Verifier,
} from './note-keys.ts';
export { createPrivate, makePrivateFolder, readPrivate, removePrivate, replacePrivate } from './private-file.ts';
export { type ConsistencyClaim, type InclusionClaim, verifyConsistency, verifyInclusion } from './proof.ts';
export { openRotation, type Rotation, type RotationRecord, signRotation, verifyRotations } from './rotation.ts';
export type { SealedEntry } from './seal-check.ts';
export {
  type FormerLog,
  followSuccessions,
  type Loss,
  lossOf,
  openSuccession,
  type Succession,
  signSuccession,
} from './succession.ts';
export {
  type BundleReader,
  consistencyProofFromTiles,
  entriesFromBundles,
  inclusionProofFromTiles,
  readTile,
  rootFromTiles,
  type TileReader,
} from './tile-reader.ts';
export { fullTileRoot, type HashSource, type TileContent, TileEdge, tileBytes, tileContents } from './tile-writer.ts';
export {
  decodeBundle,
  type EntryBundle,
  encodeBundle,
  entriesPath,
  hashesAtLevel,
  parseEntriesPath,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tilePath,
  tilesBetween,
  widthInTree,
} from './tiles.ts';
export {
  type LogTrust,
  type VerifyOptions,
  type VerifyReport,
  verifyJournal,
  verifyLeaves,
} from './verify.ts';
