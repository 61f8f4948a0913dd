import { z } from 'zod';
import { Id, Text } from '../../platform/http/shapes.ts';

/** Addresses of the room. */
export const searchPaths = { search: '/api/search', person: '/api/search/person' } as const;

/** What there is to find, in the order in which a screen shows it. */
export const searchSources = ['areas', 'incidents', 'cases', 'records', 'units'] as const;
export type SearchSource = (typeof searchSources)[number];

export const SearchHit = z.object({
  source: z.enum(searchSources),
  /** The register, the kind of place, the process: where it was found, in words. */
  from: Text,
  id: z.string(),
  title: z.string(),
  /** Second line: place, state, age. */
  detail: Text,
  /** Address of its page among the screens; null when it has none of its own. */
  href: z.string().nullable(),
  /** Where it lies, for the map. */
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** 0–1 within its source. */
  score: z.number(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchQuery = z.object({
  q: z.string().trim().min(2).max(200),
  /** Hits of each source. */
  limit: z.coerce.number().int().min(1).max(20).default(6),
});

/** How the words were read. */
export const Reading = z.object({
  /** Misspelt word → the word that was looked for. */
  corrected: z.array(z.object({ from: z.string(), to: z.string() })),
  /** Everyday word → what it stands for: begal → Curas. */
  meant: z.array(z.object({ word: z.string(), means: Text })),
  /** The words look for a person, by telephone or number plate: that needs the other door, with a purpose. */
  person: z.boolean(),
});
export const SearchAnswer = z.object({
  items: z.array(SearchHit),
  next: z.null(),
  reading: Reading,
  /** Sources that could not be asked this time; the others have answered. */
  missing: z.array(z.enum(searchSources)),
  tookMs: z.number(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** Looks into personal fields: callers, contacts, people in office. Journaled with its purpose. */
export const PersonSearch = z.object({
  q: z.string().trim().min(3).max(60),
  purpose: z.string().trim().min(5).max(300),
  limit: z.number().int().min(1).max(50).default(20),
});
export type PersonSearch = z.infer<typeof PersonSearch>;
export const PersonAnswer = z.object({
  items: z.array(SearchHit),
  next: z.null(),
  /** Journal entry's subject: the id of this look. */
  id: Id,
});
export type PersonAnswer = z.infer<typeof PersonAnswer>;
