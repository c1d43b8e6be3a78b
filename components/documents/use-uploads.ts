'use client'

import { createORPCErrorFromJson, isORPCErrorJson } from '@orpc/client'
import { useCallback, useRef, useState } from 'react'
import { readErrorMessage } from '#components/api/error-message.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { ORGANIZATION_HEADER } from '#lib/domain/access/terms.ts'
import { DOCUMENT_BYTES_MAX } from '#lib/domain/documents/rules.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

/** A file on its way. `problem` is why it did not arrive, and stays until it is put away. */
export type Upload = { id: number; name: string; bytes: number; sentBytes: number; problem: string | null }

type Uploads = { uploads: Upload[]; add: (files: Iterable<File>) => void; dismiss: (id: number) => void }

type UseUploads = {
  /** Where they are sent: "/api/files/documents". */
  path: string
  /** A file has arrived. */
  onSent: () => Promise<unknown>
}

/** Sends files one after the other. A file that is too large is not sent at all; what the server refuses keeps its reason. */
export function useUploads({ path, onSent }: UseUploads): Uploads {
  const { slug } = useOrganization()
  const [uploads, setUploads] = useState<Upload[]>([])
  const lastId = useRef(0)
  const running = useRef(Promise.resolve())
  const change = useCallback(
    (id: number, part: Partial<Upload>) => setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...part } : each))),
    [],
  )
  const dismiss = useCallback((id: number) => setUploads((all) => all.filter((each) => each.id !== id)), [])

  const send = async ({ file, id }: { file: File; id: number }) => {
    try {
      await sendFile({ path, file, organizationSlug: slug, onProgress: (sentBytes) => change(id, { sentBytes }) })
      dismiss(id)
      await onSent()
    } catch (error) {
      change(id, { problem: readErrorMessage(error).userMessage })
    }
  }

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      lastId.current += 1
      const id = lastId.current
      const isTooLarge = file.size > DOCUMENT_BYTES_MAX
      const problem = isTooLarge ? `This file has ${formatBytes(file.size)}. Send one of at most ${formatBytes(DOCUMENT_BYTES_MAX)}.` : null
      setUploads((all) => [...all, { id, name: file.name, bytes: file.size, sentBytes: 0, problem }])
      if (!isTooLarge) running.current = running.current.then(() => send({ file, id }))
    }
  }

  return { uploads, add, dismiss }
}

type SendFileInput = { path: string; file: File; organizationSlug: string; onProgress: (sentBytes: number) => void }

/** `fetch` tells nothing of how far a body has gone, so this is the older way. */
function sendFile({ path, file, organizationSlug, onProgress }: SendFileInput): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('load', () => (request.status === 201 ? resolve() : reject(readRefusal(request.responseText))))
    request.addEventListener('error', () => reject(new Error('The connection broke.')))
    request.addEventListener('abort', () => reject(new Error('The upload was stopped.')))
    request.open('POST', `${path}?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader(ORGANIZATION_HEADER, organizationSlug)
    request.send(file)
  })
}

function readRefusal(text: string): Error {
  const answer = parseJson(text)

  return isORPCErrorJson(answer) ? createORPCErrorFromJson(answer) : new Error('An unexpected answer.')
}

/** A proxy in between may answer with a page of its own. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
