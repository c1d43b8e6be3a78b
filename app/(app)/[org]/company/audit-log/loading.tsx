import { AuditSkeleton } from '#components/audit/audit-skeleton.tsx'

export default function AuditLogLoading() {
  return <AuditSkeleton />
}
