import type { Connection } from '#lib/domain/connections/contract.ts'

/** What a connection at rest means for its mapping; null for one that works. */
export function connectionNotice({ state, name }: Pick<Connection, 'state' | 'name'>): { title: string; text: string } | null {
  switch (state) {
    case 'Paused':
      return {
        title: `${name} is paused.`,
        text: 'The mapping can be changed. Unpublished offers are filled by it at once, new events only once the connection is resumed.',
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
