import { PeopleSkeleton } from '#components/people/people-skeleton.tsx'

export default function PeopleLoading() {
  return <PeopleSkeleton />
}
