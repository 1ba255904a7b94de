// The papers of a deal, with the one that the address asks for opened.
import { getRouteApi } from "@tanstack/react-router";
import { MaterialStage } from "../features/material/MaterialStage";
import type { OpportunityRow } from "../shared/wire";

const opportunity = getRouteApi("/opportunities/$id");

interface Props {
  opportunityId: string;
  customerId: string;
  standing: OpportunityRow["workflow_status"];
}

export function DealMaterials(props: Props) {
  const { paper } = opportunity.useSearch();
  return <MaterialStage {...props} asked={paper} />;
}
