'use client'

import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'
import { useState } from 'react'
import { z } from 'zod'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useSettings } from '#components/offer-page-settings/settings-context.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { idSchema } from '#lib/domain/access/contract.ts'
import { ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'

const sentSchema = z.object({ id: idSchema })

export type SendLogo = {
  send: (file: File) => void
  isSending: boolean
  /** Why the last one did not arrive. */
  problem: string | null
}

/** Makes an image small and sends it. What draws it is loaded with the first one. */
export function useSendLogo({ onSent }: { onSent: (id: string) => void }): SendLogo {
  const { logos } = useSettings()
  const { slug } = useOrganization()
  const [isSending, setIsSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const send = async (file: File) => {
    if (isSending) return
    setIsSending(true)
    setProblem(null)
    try {
      const { scaleLogo } = await import('#components/offer-page-settings/scale-logo.ts')
      const scaled = await scaleLogo(file)
      if ('problem' in scaled) {
        setProblem(scaled.problem)
        return
      }
      const id = await postLogo({ ...scaled, organizationSlug: slug })
      logos.add({ id, ...scaled })
      onSent(id)
    } catch (error) {
      setProblem(readErrorMessage(error).userMessage)
    } finally {
      setIsSending(false)
    }
  }

  return { send: (file) => void send(file), isSending, problem }
}

/** Sends the bytes and answers the logo's id. Throws what `readErrorMessage` puts into words. */
async function postLogo({ blob, name, organizationSlug }: { blob: Blob; name: string; organizationSlug: string }): Promise<string> {
  const response = await fetch(`/api/files/offer-page/logo?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', [ORGANIZATION_HEADER]: organizationSlug },
    body: blob,
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw isORPCErrorJson(answer) ? createORPCErrorFromJson(answer) : new Error(`Unexpected status ${response.status}.`)

  return sentSchema.parse(answer).id
}
