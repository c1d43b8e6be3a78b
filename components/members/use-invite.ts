'use client'

import { useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useApiClient } from '#components/api/provider.tsx'
import { useRefreshMembers } from '#components/members/use-members.ts'
import type { RoleId } from '#lib/domain/access/schema.ts'

/** What became of one address. `problem` is null where the invitation is on its way. */
export type InviteResult = { email: string; problem: string | null }

export type Invite = {
  /** How many of how many are done; null while nothing is sent. */
  progress: { done: number; total: number } | null
  /** Of the last time, in the order of the addresses. */
  results: InviteResult[]
  /** Answers what became of each address. */
  send: (invited: { addresses: readonly string[]; roleId: RoleId }) => Promise<InviteResult[]>
  forget: () => void
}

/** What these say of one address they would say of every other: the rest is not even tried. */
const GENERAL_CODES: readonly string[] = [
  'unavailable',
  'unreachable',
  'unauthenticated',
  'forbidden',
  'conflict',
  'rate_limited',
  'not_found',
]

/** `isGeneral` where every other address would get the same answer. */
type Outcome = { problem: string | null; isGeneral: boolean }

/** Invites addresses one after the other, so that each gets its own answer. */
export function useInvite(): Invite {
  const client = useApiClient()
  const refresh = useRefreshMembers()
  const [progress, setProgress] = useState<Invite['progress']>(null)
  const [results, setResults] = useState<InviteResult[]>([])

  const inviteOne = async (email: string, roleId: RoleId): Promise<Outcome> => {
    try {
      await client.invitations.create({ email, roleId })

      return { problem: null, isGeneral: false }
    } catch (error) {
      const { userMessage, fields, code } = readErrorMessage(error)
      const isGeneral = GENERAL_CODES.includes(code) || fields.roleId !== undefined

      return { problem: fields.email ?? userMessage, isGeneral }
    }
  }

  const send: Invite['send'] = async ({ addresses, roleId }) => {
    const told: InviteResult[] = []
    let stoppedBy: Outcome | null = null
    setResults([])
    for (const [done, email] of addresses.entries()) {
      setProgress({ done, total: addresses.length })
      const outcome: Outcome = stoppedBy ?? (await inviteOne(email, roleId))
      if (outcome.isGeneral) stoppedBy = outcome
      told.push({ email, problem: outcome.problem })
    }
    await refresh()
    setProgress(null)
    setResults(told)

    return told
  }

  return { progress, results, send, forget: () => setResults([]) }
}
