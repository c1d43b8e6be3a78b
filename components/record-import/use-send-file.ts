'use client'

import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'
import { useMutation } from '@tanstack/react-query'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { type ImportKind, importWords } from '#components/record-import/import-kinds.ts'
import { ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'
import type { RecordImport } from '#lib/domain/imports/contract.ts'
import { IMPORT_BYTES_MAX } from '#lib/domain/imports/terms.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

type UseSendFile = { kind: ImportKind; onSent: (draft: RecordImport) => void }

/** Sends a file. One that is too large is not sent at all; what the server refuses keeps its reason. */
export function useSendFile({ kind, onSent }: UseSendFile) {
  const { slug } = useOrganization()
  const send = useMutation({
    mutationFn: (file: File) => postFile({ file, path: importWords[kind].path, organizationSlug: slug }),
    onSuccess: onSent,
  })

  return {
    send: send.mutate,
    isSending: send.isPending,
    problem: send.error === null ? null : send.error instanceof TooLarge ? send.error.message : readErrorMessage(send.error).userMessage,
  }
}

class TooLarge extends Error {}

type PostFile = { file: File; path: string; organizationSlug: string }

async function postFile({ file, path, organizationSlug }: PostFile): Promise<RecordImport> {
  if (file.size > IMPORT_BYTES_MAX) {
    throw new TooLarge(`This file has ${formatBytes(file.size)}. Send one of at most ${formatBytes(IMPORT_BYTES_MAX)}, or split it.`)
  }
  const response = await fetch(`${path}?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', [ORGANIZATION_HEADER]: organizationSlug },
    body: file,
  })
  const answer: unknown = await response.json()
  if (response.ok) return answer as RecordImport

  throw isORPCErrorJson(answer) ? createORPCErrorFromJson(answer) : new Error(`Unexpected answer with status ${response.status}.`)
}
