// The execution orders of a deal, with the one that the address asks for in view.
import { getRouteApi } from "@tanstack/react-router";
import { ExecutionStage } from "../features/execution/ExecutionStage";
import type { OpportunityRow } from "../shared/wire";

const opportunity = getRouteApi("/opportunities/$id");

interface Props {
  opportunityId: string;
  standing: OpportunityRow["workflow_status"];
}

export function DealExecution({ opportunityId, standing }: Props) {
  const { order } = opportunity.useSearch();
  return <ExecutionStage opportunityId={opportunityId} standing={standing} asked={order} />;
}
