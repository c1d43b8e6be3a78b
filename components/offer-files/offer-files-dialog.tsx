'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Files, Paperclip, X } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { RequestFailure } from '#components/api/request-failure.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { DropZone, UploadButton, UploadHelp, UploadList } from '#components/documents/upload-zone.tsx'
import { useUploads } from '#components/documents/use-uploads.ts'
import { buildOfferFileHref, offerFilesOptions } from '#components/offer-files/offer-file-queries.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { EmptyState } from '#components/patterns/empty-state.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import { toast } from '#components/ui/toast.ts'
import type { OfferFile } from '#lib/domain/offers/files/contract.ts'
import { OFFER_FILES_MAX } from '#lib/domain/offers/files/terms.ts'
import { formatBytes } from '#lib/platform/format/counts.ts'

type OfferFilesDialogProps = { offerId: string; onClose: () => void }

/** What only this candidate gets, such as the contract: added, looked at and taken out. */
export function OfferFilesDialog({ offerId, onClose }: OfferFilesDialogProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const { uploads, add, dismiss } = useUploads({
    path: `/api/files/offers/${offerId}/files`,
    onSent: () => queryClient.invalidateQueries({ queryKey: api.offerFiles.key() }),
  })

  return (
    <Dialog
      title="Documents of this offer"
      description={`The candidate finds them on the offer page, below those that every offer shows. At most ${OFFER_FILES_MAX}.`}
      isOpen
      isWide
      onOpenChange={(isOpen) => !isOpen && onClose()}
      footer={
        <>
          <Button variant="ghost" size="sm" onClick={onClose}>
            Close
          </Button>
          <UploadButton onFiles={add} />
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <UploadList uploads={uploads} onDismiss={dismiss} />
        <DropZone onFiles={add}>
          <FileRows offerId={offerId} />
        </DropZone>
        <UploadHelp />
      </div>
    </Dialog>
  )
}

function FileRows({ offerId }: { offerId: string }) {
  const api = useApi()
  const { data, error, refetch } = useQuery(offerFilesOptions({ api, id: offerId }))
  if (!data && error) return <RequestFailure className="m-4" error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton className="m-4 w-44" />
  if (data.items.length === 0) {
    return (
      <EmptyState kind="first-use" icon={<Files />} title="No documents yet">
        Drop the contract here, or whatever else is meant for this candidate alone.
      </EmptyState>
    )
  }

  return (
    <ul>
      {data.items.map((file) => (
        <FileRow key={file.id} offerId={offerId} file={file} />
      ))}
    </ul>
  )
}

function FileRow({ offerId, file }: { offerId: string; file: OfferFile }) {
  const { slug } = useOrganization()
  const [isAsking, setIsAsking] = useState(false)

  return (
    <li className="flex min-h-13 items-center gap-3 border-b border-line px-4 py-2 last:border-0">
      <Paperclip aria-hidden="true" className="size-4 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <a
          href={buildOfferFileHref({ slug, offerId, fileId: file.id })}
          download
          dir="auto"
          title={file.name}
          className="block truncate rounded-sm text-left font-medium hover:underline"
        >
          {file.name}
        </a>
        <p className="num truncate text-12 text-ink-3">
          {formatBytes(file.bytes)}
          {file.uploadedBy ? (
            <>
              {' · '}
              <bdi>{file.uploadedBy}</bdi>
            </>
          ) : null}
        </p>
      </div>
      <IconButton label={`Remove ${file.name}`} size="sm" icon={<X />} onClick={() => setIsAsking(true)} />
      <RemoveDialog offerId={offerId} file={file} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </li>
  )
}

type RemoveDialogProps = { offerId: string; file: OfferFile; isOpen: boolean; onClose: () => void }

function RemoveDialog({ offerId, file, isOpen, onClose }: RemoveDialogProps) {
  const api = useApi()
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.offerFiles.remove.mutationOptions({
      onSuccess: (after) => {
        queryClient.setQueryData(api.offerFiles.list.queryKey({ input: { id: offerId } }), after)
        void queryClient.invalidateQueries({ queryKey: api.offers.get.queryKey({ input: { id: offerId } }) })
        toast.success(`${file.name} is removed`)
      },
      onError: toastError,
    }),
  )

  return (
    <ConfirmDialog
      title={
        <>
          Remove <bdi className="[overflow-wrap:anywhere]">{file.name}</bdi>?
        </>
      }
      description="It is no longer part of this offer. A version that was published with it keeps it."
      confirmLabel="Remove document"
      isDanger
      isLoading={remove.isPending}
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
      onConfirm={() => remove.mutate({ id: offerId, fileId: file.id })}
    />
  )
}
