'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Eraser } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { nameInSentence } from '#components/new-hires/new-hire-words.ts'
import { useOrganization } from '#components/organization/use-organization.ts'
import { Notice } from '#components/patterns/notice.tsx'
import { ConfirmDialog } from '#components/ui/alert-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { toast } from '#components/ui/toast.ts'
import { useGo } from '#components/ui/use-go.ts'
import type { NewHireDetail } from '#lib/domain/new-hires/contract.ts'

/** The candidate was deleted in Ashby: of a pending one everything goes by itself, of an added one only after somebody says so. */
export function ForgettingNotice({ hire }: { hire: NewHireDetail }) {
  const [isAsking, setIsAsking] = useState(false)
  const forget = useForget(hire.id)
  if (hire.state !== 'Added') {
    return (
      <Notice tone="amber" icon={<Eraser aria-hidden="true" />} title="Being erased">
        The candidate was deleted in Ashby, so everything about them goes from here, too.
      </Notice>
    )
  }

  return (
    <>
      <Notice
        tone="amber"
        icon={<Eraser aria-hidden="true" />}
        title="The candidate was deleted in Ashby"
        actions={
          <Button size="sm" variant="danger" icon={<Eraser />} isLoading={forget.isPending} onClick={() => setIsAsking(true)}>
            Erase what came from Ashby…
          </Button>
        }
      >
        What came from Ashby about <bdi>{nameInSentence(hire)}</bdi> has to be erased once you confirm it. What was entered here stays.
      </Notice>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={`Erase what came from Ashby about ${nameInSentence(hire)}?`}
        description="This new hire, its history and documents, and values of the person that came from Ashby are erased. It cannot be taken back."
        confirmLabel="Erase"
        isDanger
        onConfirm={() => {
          setIsAsking(false)
          forget.mutate({ id: hire.id })
        }}
      />
    </>
  )
}

function useForget(id: string) {
  const api = useApi()
  const queryClient = useQueryClient()
  const { slug } = useOrganization()
  const go = useGo()

  return useMutation(
    api.newHires.confirmForget.mutationOptions({
      onSuccess: () => {
        toast.success('Erased what came from Ashby')
        go(`/${slug}/new-hires?state=Added`)
        queryClient.removeQueries({ queryKey: api.newHires.get.queryKey({ input: { id } }) })
        for (const queryKey of [api.newHires.key(), api.people.key(), api.home.key()]) void queryClient.invalidateQueries({ queryKey })
      },
      onError: toastError,
    }),
  )
}
