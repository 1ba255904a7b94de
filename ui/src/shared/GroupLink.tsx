// A chat group by its number; opens everything that stands under it.
import { Link } from "@tanstack/react-router";

export function GroupLink({ no }: { no: string }) {
  return (
    <Link to="/groups/$no" params={{ no }}>
      {no}
    </Link>
  );
}
