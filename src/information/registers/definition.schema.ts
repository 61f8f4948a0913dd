import { z } from 'zod';
import { permissions } from '../../platform/access/permissions.ts';
import { Text } from '../../platform/http/shapes.ts';
import {
  abouts,
  ownerFunctions,
  placeLevels,
  placements,
  type RegisterDefinition,
  referenceTargets,
  symbolColours,
  symbolShapes,
} from './definition.types.ts';

const Words = z.strictObject({ id: Text.shape.id.min(1).max(300), en: Text.shape.en.min(1).max(300) });
const Version = z.number().int().min(1).max(9_999);
const Name = z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/);
const RegisterId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const Months = z.number().int().min(1).max(600);

const Item = z.strictObject({
  texts: Words,
  retired: z.boolean().optional(),
  aliases: z.array(z.string().trim().min(2).max(60)).max(20).optional(),
});

const Incidents = z.strictObject({ incidents: Name });
const Records = z.strictObject({
  register: RegisterId,
  by: Name,
  closed: z.boolean().optional(),
  where: z.record(Name, z.union([z.string().max(60), z.boolean()])).optional(),
});
const Source = z.union([Records, Incidents]);
const Compute = z.discriminatedUnion('how', [
  z.strictObject({ how: z.literal('count'), of: Source }),
  z.strictObject({ how: z.literal('latest'), of: Source, field: Name.optional() }),
  z.strictObject({ how: z.literal('sum'), of: Records, field: Name }),
  z.strictObject({ how: z.literal('age'), field: Name }),
]);

const base = {
  texts: Words,
  help: Words.optional(),
  about: z.enum(abouts),
  required: z.boolean().optional(),
  search: z.boolean().optional(),
  filter: z.boolean().optional(),
  seenBy: z.enum(permissions).optional(),
  since: Version.optional(),
  until: Version.optional(),
  retention: Months.optional(),
};
const several = z.boolean().optional();
const maxLength = z.number().int().min(1).max(20_000).optional();
const plain = (type: 'money' | 'yesno' | 'contact' | 'point' | 'line' | 'polygon') =>
  z.strictObject({ ...base, type: z.literal(type) });

const Field = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('text'), maxLength }),
  z.strictObject({ ...base, type: z.literal('longtext'), maxLength }),
  z.strictObject({
    ...base,
    type: z.literal('number'),
    unit: Words,
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().optional(),
  }),
  z.strictObject({ ...base, type: z.literal('date'), due: z.boolean().optional() }),
  z.strictObject({ ...base, type: z.literal('enum'), items: z.record(z.string().max(40), Item), several }),
  z.strictObject({
    ...base,
    type: z.literal('reference'),
    to: z.enum(referenceTargets),
    register: RegisterId.optional(),
    several,
  }),
  z.strictObject({ ...base, type: z.literal('area'), finest: z.enum(placeLevels).optional(), several }),
  z.strictObject({ ...base, type: z.literal('attachment'), several }),
  z.strictObject({ ...base, type: z.literal('computed'), compute: Compute }),
  plain('money'),
  plain('yesno'),
  plain('contact'),
  plain('point'),
  plain('line'),
  plain('polygon'),
]);

/** A definition as it is read from a pack; the shipped ones pass through the same schema. Nothing that it does not name is let through. */
export const Definition = z.strictObject({
  id: RegisterId,
  version: Version,
  sources: z.array(z.string().min(1).max(60)).max(60),
  approvedBy: z.strictObject({ name: z.string().trim().min(1).max(120), on: z.iso.date() }),
  texts: z.strictObject({ one: Words, many: Words, purpose: Words }),
  placement: z.enum(placements),
  level: z.enum(placeLevels).optional(),
  owner: z.enum(ownerFunctions).optional(),
  read: z.enum(permissions),
  write: z.enum(permissions),
  symbol: z.strictObject({ shape: z.enum(symbolShapes), colour: z.enum(symbolColours) }),
  title: Name,
  fields: z.record(Name, Field).refine((fields) => Object.keys(fields).length <= 80, 'at most 80 fields'),
  usedBy: z.array(z.string().min(1).max(120)).max(40),
  retention: Months.optional(),
  component: z
    .string()
    .regex(/^[A-Z][A-Za-z0-9]{0,39}$/)
    .optional(),
});

/** @throws z.ZodError; the schema and the type say the same, which the compiler checks here. */
export const readDefinition = (given: unknown): RegisterDefinition =>
  Definition.parse(given) satisfies RegisterDefinition;
