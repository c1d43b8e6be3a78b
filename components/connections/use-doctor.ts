'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '#components/api/provider.tsx'
import { toastError } from '#components/api/toast-error.ts'
import { toast } from '#components/ui/toast.ts'
import type { Connection } from '#lib/domain/connections/contract.ts'
import type { DoctorReport } from '#lib/domain/connections/doctor/contract.ts'

/** How well an account works, and the acts whose answer is a new report. */
export function useDoctor({ id, state }: Pick<Connection, 'id' | 'state'>) {
  const api = useApi()
  const queryClient = useQueryClient()
  const report = useQuery(api.doctor.report.queryOptions({ input: { id }, enabled: state !== 'Disconnected' }))
  const keep = (next: DoctorReport) => {
    queryClient.setQueryData(api.doctor.report.queryKey({ input: { id } }), next)
    // Badge, key and webhooks stand on what was just found.
    void queryClient.invalidateQueries({ queryKey: api.connections.key() })
    void queryClient.invalidateQueries({ queryKey: api.home.key() })
  }
  const examine = useMutation(
    api.doctor.examine.mutationOptions({
      onSuccess: (next) => {
        keep(next)
        sayProblems({ report: next, allRight: 'Examined, everything works' })
      },
      onError: toastError,
    }),
  )
  const enableWebhooks = useMutation(
    api.doctor.enableWebhooks.mutationOptions({
      onSuccess: (next) => {
        keep(next)
        sayProblems({ report: next, allRight: 'Every webhook is on again' })
      },
      onError: toastError,
    }),
  )

  return { report, examine, enableWebhooks }
}

export type Doctor = ReturnType<typeof useDoctor>

function sayProblems({ report, allRight }: { report: DoctorReport; allRight: string }): void {
  const problems = report.findings.filter(({ status }) => status === 'problem').length
  if (problems === 0) toast.success(allRight)
  else toast.warning(problems === 1 ? '1 thing needs you' : `${problems} things need you`)
}
