// The execution orders of a deal, with the one that the address asks for in view, below what somebody must decide about them.
import { getRouteApi } from "@tanstack/react-router";
import { Todos } from "../features/collection/Todos";
import { ExecutionStage } from "../features/execution/ExecutionStage";
import type { OpportunityRow } from "../shared/wire";

const opportunity = getRouteApi("/opportunities/$id");

interface Props {
  opportunityId: string;
  standing: OpportunityRow["workflow_status"];
}

export function DealExecution({ opportunityId, standing }: Props) {
  const { order } = opportunity.useSearch();
  return (
    <>
      <Todos opportunityId={opportunityId} ofOrders />
      <ExecutionStage opportunityId={opportunityId} standing={standing} asked={order} />
    </>
  );
}
