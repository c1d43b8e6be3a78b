import { FieldsSkeleton } from '#components/mappings/fields-skeleton.tsx'

export default function FieldsLoading() {
  return <FieldsSkeleton />
}
