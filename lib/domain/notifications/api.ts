import { type Access, implementForOrganization } from '#lib/domain/access/api.ts'
import { notFoundError } from '#lib/platform/errors.ts'
import { notificationsContract } from './contract.ts'
import { markRead, markUnread, setPreference } from './mutations.ts'
import { countUnread, listNotifications, listPreferences, type NotificationReader } from './queries.ts'
import { listReadableKinds } from './rules.ts'

const os = implementForOrganization(notificationsContract)

/** One’s own notifications: an id of somebody else’s is answered like one that does not exist. */
export const notificationsApi = {
  list: os.list.handler(({ context: { access }, input }) => listNotifications({ ...input, reader: readerOf(access) })),

  counts: os.counts.handler(async ({ context: { access } }) => ({ unread: await countUnread(readerOf(access)) })),

  markRead: os.markRead.handler(async ({ context: { access }, input }) => {
    await markRead({ scope: access.scope, userId: access.user.id, ids: input.ids })

    return { unread: await countUnread(readerOf(access)) }
  }),

  markUnread: os.markUnread.handler(async ({ context: { access }, input }) => {
    await markUnread({ scope: access.scope, userId: access.user.id, id: input.id })

    return { unread: await countUnread(readerOf(access)) }
  }),

  preferences: os.preferences.handler(({ context: { access } }) => listPreferences(readerOf(access))),

  setPreference: os.setPreference.handler(async ({ context: { access }, input }) => {
    if (!listReadableKinds(access.permissions).includes(input.kind)) throw notFoundError('kind of notification')
    await setPreference({ ...input, scope: access.scope, userId: access.user.id })

    return listPreferences(readerOf(access))
  }),
}

function readerOf({ scope, user, permissions }: Access): NotificationReader {
  return { scope, userId: user.id, permissions }
}
