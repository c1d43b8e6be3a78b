import type { Permission } from '#lib/domain/access/schema.ts'
import { type LabKey, labKeys } from './terms.ts'

/** The key that Handoff makes for the other side of openings, and all that it may do. What the permissions need is added. */
export const OPENINGS_KEY_NAME = 'Openings'
export const OPENINGS_KEY_PERMISSIONS: readonly Permission[] = ['openings.read', 'openings.push']

/** The switches as they are stored once some of them changed, in the order of the list. What is stored of a feature that is gone goes. Pure. */
export function applySwitches({ stored, switches }: { stored: readonly string[]; switches: Partial<Record<LabKey, boolean>> }): LabKey[] {
  return labKeys.filter((key) => switches[key] ?? stored.includes(key))
}
