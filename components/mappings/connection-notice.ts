import type { Connection } from '#lib/domain/connections/contract.ts'
import { type MappedObject, objectWords } from '#lib/domain/mappings/terms.ts'

/** What a connection at rest means for its mapping; null for one that works. */
export function connectionNotice({
  state,
  name,
  object,
}: Pick<Connection, 'state' | 'name'> & { object: MappedObject }): { title: string; text: string } | null {
  const { open, many } = objectWords[object]
  switch (state) {
    case 'Paused':
      return {
        title: `${name} is paused.`,
        text: `The mapping can be changed. It fills ${open} ${many} at once, and new events only once the connection is resumed.`,
      }
    case 'Disconnected':
      return {
        title: `${name} is disconnected.`,
        text: 'Its mapping is kept and can be looked at. Connect the account again to change it.',
      }
    case 'Configuring':
    case 'Connected':
      return null
  }
}
