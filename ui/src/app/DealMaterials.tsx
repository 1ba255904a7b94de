// The papers of a deal, with the one that the address asks for opened, and the links by which its customer gives them.
import { getRouteApi } from "@tanstack/react-router";
import { MaterialStage } from "../features/material/MaterialStage";
import { LinkButton } from "../features/temporary_link/LinkButton";
import { useSession } from "../shared/session";
import type { OpportunityRow } from "../shared/wire";

const opportunity = getRouteApi("/opportunities/$id");

interface Props {
  opportunityId: string;
  customerId: string;
  standing: OpportunityRow["workflow_status"];
}

export function DealMaterials(props: Props) {
  const { paper } = opportunity.useSearch();
  // A stand-alone program has no address that a customer reaches.
  const { mode } = useSession();
  return (
    <MaterialStage
      {...props}
      asked={paper}
      link={
        mode === "stand_alone"
          ? undefined
          : (offer) => (
              <LinkButton
                {...offer}
                opportunityId={props.opportunityId}
                active={props.standing === "active"}
              />
            )
      }
    />
  );
}
