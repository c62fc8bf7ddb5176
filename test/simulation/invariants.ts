import type { INode } from 'n8n-workflow';
import { FOREIGN_HOST, type World } from './model/world';

/** What the user consented to, from the node's parameters. */
const policyOf = (node: INode) => String(node.parameters.existingCallback ?? 'fail');
const eventsOf = (node: INode) => node.parameters.events as string[];
const endpointOf = (url: string) => url.replace(/[?#].*$/, '');

interface Placed {
	workflowId: string;
	node: INode;
	published: boolean;
	/** The latest publishing or unpublishing did not fail for this node. */
	told: string | undefined;
}

function placedNodes(world: World): Placed[] {
	return [...world.n8n.workflows.values()].flatMap((workflow) => {
		const published = workflow.published ?? [];
		const gone = workflow.draft.filter(({ id }) => !published.some((node) => node.id === id));
		const tellings = world.n8n.told.filter(
			({ workflowId, operation }) =>
				workflowId === workflow.id && (operation === 'publish' || operation === 'unpublish'),
		);
		const latest = tellings.at(-1);
		const told = (node: INode) =>
			latest?.failures.find(({ nodeId }) => nodeId === node.id)?.message;
		return [
			...published.map((node) => ({
				workflowId: workflow.id,
				node,
				published: true,
				told: told(node),
			})),
			...gone.map((node) => ({
				workflowId: workflow.id,
				node,
				published: false,
				told: told(node),
			})),
		];
	});
}

/** Killed while a test was listening, and never published or unpublished since: nothing of ours was called again. */
function abandoned({ n8n, killedAt }: World, { node, published }: Placed): boolean {
	if (killedAt === undefined || published) return false;
	return !n8n.told.some(({ at, operation, touched }) => {
		return at >= killedAt && operation !== 'listen' && touched.includes(node.id);
	});
}

/** Whether any message a user got names somebody else's host, so that they know whom to ask. */
function toldAbout(world: World, host: string): boolean {
	return world.n8n.told.some(({ failures }) =>
		failures.some(({ message }) => message.includes(host)),
	);
}

/** What the vendor holds against what it should hold. Only after everything has settled. */
export function registrationViolations(world: World, exclusive: boolean): string[] {
	const violations: string[] = [];
	const held = world.vendor.held();
	const nodes = placedNodes(world);
	const urlOf = ({ node }: Placed) => world.n8n.urlsOf(node);

	for (const placed of nodes) {
		const { production, test } = urlOf(placed);
		const mine = held.filter(({ url }) => endpointOf(url) === production);
		const testing = held.filter(({ url }) => endpointOf(url) === test);
		const { node, published, told } = placed;
		if (testing.length > 0 && !abandoned(world, placed))
			violations.push(`${node.name}: a test registration is left`);
		if (!published && mine.length > 0 && told === undefined) {
			violations.push(`${node.name}: unpublished without a word, and still registered`);
		}
		if (!published || told !== undefined) continue;
		const registered = mine.flatMap(({ events }) => events);
		const wanted = eventsOf(node).filter(
			(event) => !world.tampered.has(exclusive ? event : (mine[0]?.place ?? 'au')),
		);
		const missing = wanted.filter((event) => !registered.includes(event));
		if (missing.length > 0)
			violations.push(`${node.name}: published, but deaf to ${missing.join(', ')}`);
		const extra = registered.filter((event) => !eventsOf(node).includes(event));
		if (extra.length > 0) violations.push(`${node.name}: still registered for ${extra.join(', ')}`);
		if (!exclusive && mine.length > 1)
			violations.push(`${node.name}: registered ${mine.length} times`);
	}

	for (const [place, theirs] of world.theirs) {
		const now = held.filter((one) => one.place === place);
		if (now.some(({ bytes }) => bytes === theirs.bytes)) continue;
		const taker = nodes.find(
			(placed) =>
				now.some(({ url }) => endpointOf(url) === urlOf(placed).production) &&
				eventsOf(placed.node).includes(place),
		);
		const consented = taker?.published === true && policyOf(taker.node) !== 'fail';
		if (exclusive && (consented || toldAbout(world, FOREIGN_HOST))) continue;
		const shows = now.map(({ url }) => new URL(url).host + new URL(url).pathname).join(', ');
		violations.push(`${place}: somebody else's registration is lost (now: ${shows || 'nothing'})`);
	}
	return violations;
}

/** What became of every event that reached one of our addresses. */
export function deliveryViolations(world: World): string[] {
	const violations: string[] = [];
	const nodes = placedNodes(world);
	const serials = new Set(world.sent.map(({ serial }) => serial));
	for (const serial of serials) {
		const arrivals = world.received.filter(({ request }) => serialIn(request.text) === serial);
		for (const { node } of nodes) {
			const here = arrivals.filter(({ nodeId }) => nodeId === node.id);
			if (here.length === 0) continue;
			const refused = here.filter(({ status }) => status !== 200);
			const runs = world.n8n.runs.filter(
				(run) => run.nodeId === node.id && ranFor(run.serials, serial),
			);
			const inProduction = runs.filter(({ isTest }) => !isTest).length;
			// What arrived by way of a test belongs to production too, while that is published.
			const due = here.some(({ isTest }) => !isTest) || wasPublished(world, node);
			if (inProduction > 1) violations.push(`event ${serial}: processed ${inProduction} times`);
			if (due && inProduction === 0 && refused.length < here.length)
				violations.push(`event ${serial}: answered 200 and never processed by production`);
			if (refused.length === here.length && inProduction === 0)
				violations.push(`event ${serial}: authentic, and answered ${refused[0].status}`);
		}
	}
	return violations;
}

const ranFor = (serials: number[], serial: number) => serials.includes(serial);

/** Only histories in which the node is published throughout its tests ask this. */
function wasPublished(world: World, node: INode): boolean {
	return world.n8n.rows.has(node.webhookId ?? '');
}

export function serialIn(text: string): number | undefined {
	const found = /"serial":(-?\d+)/.exec(text);
	return found ? Number(found[1]) : undefined;
}

/** Every event that was taken over for forwarding reached whoever was displaced, or left a hint. */
export function forwardingViolations(world: World): string[] {
	const violations: string[] = [];
	const forwarding = placedNodes(world).filter(({ node }) => policyOf(node) === 'relay');
	for (const { node } of forwarding) {
		for (const run of world.n8n.runs) {
			if (run.nodeId !== node.id || run.isTest || run.crashed) continue;
			for (const serial of run.serials) {
				const sent = world.sent.find((one) => one.serial === serial);
				if (!sent || !world.theirs.has(sent.event)) continue;
				const arrived = world.foreignInbox.some(({ body }) => body.serial === serial);
				if (!arrived && run.hints.length === 0)
					violations.push(`event ${serial}: not forwarded, and not a word about it`);
			}
		}
	}
	return violations;
}

/** Nothing ran that no vendor had sent. Forged deliveries carry negative serial numbers, or none. */
export function authenticityViolations(world: World): string[] {
	const sent = new Set(world.sent.map(({ serial }) => serial));
	return [
		...world.received
			.filter(({ started, request }) => started && !sent.has(serialIn(request.text) ?? -1))
			.map(({ request }) => `a forged delivery started an execution: ${request.text.slice(0, 80)}`),
		...world.received
			.filter(({ threw }) => threw !== undefined)
			.map(({ threw }) => `webhook() threw: ${threw ?? ''}`),
	];
}

/** Sentences that claim how the vendor was left. */
const CLAIMS_NOTHING = /nothing (was|is) (changed|left half registered|left|sent)/i;

/** A message that says nothing was changed is true of what the vendor holds. */
export function claimViolations(
	messages: string[],
	before: string[],
	after: string[],
	secrets: string[],
): string[] {
	const violations = messages
		.filter((message) => secrets.some((secret) => message.includes(secret)))
		.map((message) => `a secret is shown: ${message}`);
	const claims = messages.filter((message) => CLAIMS_NOTHING.test(message));
	if (claims.length === 0 || JSON.stringify(before) === JSON.stringify(after)) return violations;
	return [...violations, `untrue: ${claims[0]}`];
}

/** What the vendor holds, comparable. */
export const holdings = (world: World) =>
	world.vendor
		.held()
		.map(({ bytes }) => bytes)
		.sort();
