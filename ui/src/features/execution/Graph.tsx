// What waits for what, left to right; the list below says the same in words.
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { bringIntoView } from "../../shared/bringIntoView";
import { Panel } from "../../shared/Display";
import type { Execution } from "./api";
import { graphOf } from "./layers";
import { orderAnchor } from "./OrderCard";

const WIDTH = 208;
const HEIGHT = 64;
const GAP_X = 48;
const GAP_Y = 12;

export function Graph({ orders }: { orders: readonly Execution[] }) {
  const { t } = useTranslation("execution");
  const graph = useMemo(() => graphOf(orders), [orders]);
  if (graph.nodes.length === 0) return null;
  const byId = new Map(orders.map((one) => [one.id, one]));
  const places = new Map(
    graph.nodes.map((node) => {
      // Columns with fewer orders stand in the middle of the others.
      const own = graph.nodes.filter((one) => one.column === node.column).length;
      const top = ((graph.rows - own) * (HEIGHT + GAP_Y)) / 2;
      return [node.id, { x: node.column * (WIDTH + GAP_X), y: top + node.row * (HEIGHT + GAP_Y) }];
    }),
  );
  const width = graph.columns * (WIDTH + GAP_X) - GAP_X;
  const height = graph.rows * (HEIGHT + GAP_Y) - GAP_Y;
  return (
    <Panel title={t("graph")} extra={<span className="quiet">{t("graph_note")}</span>}>
      <div className="order-graph">
        <div style={{ width, height }}>
          <svg width={width} height={height} aria-hidden>
            <title>{t("graph")}</title>
            {graph.edges.map((edge) => {
              const from = places.get(edge.from);
              const to = places.get(edge.to);
              if (!from || !to) return null;
              const [x1, y1] = [from.x + WIDTH, from.y + HEIGHT / 2];
              const [x2, y2] = [to.x, to.y + HEIGHT / 2];
              const bend = GAP_X / 2;
              return (
                <g key={`${edge.from} ${edge.to}`} className={`edge ${edge.status}`}>
                  <path d={`M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2 - 6},${y2}`} />
                  <path className="tip" d={`M${x2 - 8},${y2 - 4} L${x2},${y2} L${x2 - 8},${y2 + 4} Z`} />
                </g>
              );
            })}
          </svg>
          {graph.nodes.map((node) => {
            const order = byId.get(node.id);
            const place = places.get(node.id);
            if (!order || !place) return null;
            return (
              <button
                key={node.id}
                type="button"
                className={`order-node ${order.status}`}
                style={{ left: place.x, top: place.y, width: WIDTH, height: HEIGHT }}
                title={`${order.title} · ${order.order_no}`}
                onClick={() => bringIntoView(orderAnchor(order.id))}
              >
                <span>{order.title}</span>
                <small>{t(`status.${order.status}`)}</small>
              </button>
            );
          })}
        </div>
      </div>
    </Panel>
  );
}
