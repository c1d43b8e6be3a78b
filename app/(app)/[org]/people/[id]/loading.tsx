import { PersonSkeleton } from '#components/people/person-skeleton.tsx'

export default function PersonLoading() {
  return <PersonSkeleton />
}
