import type { INode } from 'n8n-workflow';
import { DeadlineExceeded, messageOf, type Hook } from './model/n8n';
import type { Held } from './model/vendor';
import type { World } from './model/world';
import { authenticityViolations, deliveryViolations, forwardingViolations } from './deliveries';
import { accountOf, eventsOf, violation, type Violation } from './violation';

/** The promises about time, in milliseconds, with a second for the network. */
const LONGEST = { create: 21_000, delete: 9_000, test: 1_000 };
const LEAVING_MS = 2 * 3_600_000;

/** A message names the vendor and tells the reader to do something. */
const NEXT_STEP =
	/\b(try|open|choose|set|check|use|publish|unpublish|wait|ask|add|remove|turn|give|run|tick|start)\b/i;

const endpointOf = (url: string) => url.replace(/[?#].*$/, '');

/** Everything that has to hold at any time. */
export function violationsNow(world: World): Violation[] {
	return [
		...deliveryViolations(world),
		...forwardingViolations(world),
		...authenticityViolations(world),
		...hookViolations(world),
		...secretViolations(world),
		...theirsUntouched(world),
	];
}

/** What the vendor holds against what n8n has said. Only after everything has settled. */
export function registrationViolations(world: World): Violation[] {
	const { n8n, vendor } = world;
	const held = vendor.held();
	return [...n8n.workflows.values()].flatMap((workflow) => {
		const published = workflow.published ?? [];
		const gone = workflow.draft.filter(
			(node) => !workflow.published?.some(({ id }) => id === node.id),
		);
		return [
			...published.flatMap((node) => deafness(world, node, held)),
			...gone.flatMap((node) => leftovers(world, node, held)),
		];
	});
}

/** After everything was unpublished and given back, everybody has what they had. */
export function displacedViolations(world: World): Violation[] {
	if (world.mayBeLost) return [];
	const held = world.vendor.held();
	return [...world.theirs]
		.filter(
			([place, theirs]) => !held.some((one) => one.place === place && isSame(world, one, theirs)),
		)
		.map(([place]) => {
			const now = held.filter((one) => one.place === place).map(({ url }) => endpointOf(url));
			return violation(
				'displaced',
				`${place}: not given back (now: ${now.join(', ') || 'nothing'})`,
			);
		});
}

/**
 * Since when the node is registered, as n8n has heard of its hooks: the last thing they were asked, since n8n has its
 * address, is that it be registered.
 */
function registeredSince({ n8n, movedAt = -1 }: World, node: INode): number | undefined {
	const hook = n8n.hooks.findLast((one) => one.node.id === node.id && !one.isTest);
	const is = hook?.what === 'create' && hook.ended !== undefined && hook.threw === undefined;
	return is && hook.began > movedAt ? hook.began : undefined;
}

function deafness(world: World, node: INode, held: Held[]): Violation[] {
	const since = registeredSince(world, node);
	if (since === undefined) return [];
	const { production } = world.n8n.urlsOf(node);
	const isOwnAccount = (one: Held) => one.account === accountOf(node);
	const here = held.filter(({ url }) => endpointOf(url) === production);
	const mine = here.filter(isOwnAccount);
	const registered = mine.flatMap(({ events }) => events);
	const placeOf = (event: string) => (world.vendor.name === 'pave' ? event : 'au');
	const isUntouched = (event: string) => (world.tampered.get(placeOf(event)) ?? -1) < since;
	const missing = eventsOf(node).filter((one) => !registered.includes(one) && isUntouched(one));
	const extra = registered.filter((event) => !eventsOf(node).includes(event) && isUntouched(event));
	const elsewhere = !world.mayStay && !wasKeptFromLeaving(world, node) && !here.every(isOwnAccount);
	// If an answer is lost, nobody knows the id of what a lagging list does not show either: it is made once more.
	const { disturbed, killedAt, vendor } = world;
	const isUnknown = vendor.lagMs > 0 && (disturbed || killedAt !== undefined);
	const isTwice = vendor.name === 'autoGrab' && mine.length > 1 && !isUnknown;
	const found = [
		missing.length > 0 && `published, but deaf to ${missing.join(', ')}`,
		extra.length > 0 && !world.mayStay && `still registered for ${extra.join(', ')}`,
		isTwice && `registered ${mine.length} times`,
		elsewhere && 'still registered at its former account',
	];
	return found.flatMap((what) => (what ? [violation('false', `${node.name}: ${what}`)] : []));
}

/**
 * n8n was killed while the node was leaving its former account, which goes on for two hours: that died with it. n8n
 * gives a hook the credential that the node has now, so nothing that starts later can ask the former account.
 */
function wasKeptFromLeaving({ n8n, killedAt = -1 }: World, node: INode): boolean {
	const left = n8n.hooks.findLast(
		(hook) =>
			hook.node.id === node.id &&
			hook.what === 'delete' &&
			accountOf(hook.node) !== accountOf(node),
	);
	return left !== undefined && left.began < killedAt && killedAt < left.began + LEAVING_MS;
}

/** What is ours goes, within two hours, while n8n runs and the vendor lets us. */
function leftovers(world: World, node: INode, held: Held[]): Violation[] {
	const { n8n, killedAt = -1 } = world;
	const urls = Object.values(n8n.urlsOf(node));
	const isShared = [...n8n.workflows.values()].some(({ published = [] }) =>
		published.some(({ webhookId }) => webhookId === node.webhookId),
	);
	const kept = wasKeptFromLeaving(world, node);
	const left = held.filter(
		({ url, account }) =>
			!isShared && urls.includes(endpointOf(url)) && !(kept && account !== accountOf(node)),
	);
	const hook = n8n.hooks.findLast((one) => one.node.id === node.id);
	const asked = hook?.what === 'delete' && hook.ended !== undefined && hook.began > killedAt;
	if (left.length === 0 || !asked || world.mayStay) return [];
	return [violation('false', `${node.name}: taken down, and still registered as ${left[0].place}`)];
}

/** Somebody else's registration stands as they left it, or ours stands there with their consent. */
function theirsUntouched(world: World): Violation[] {
	const held = world.vendor.held();
	return [...world.theirs].flatMap(([place, theirs]) => {
		const now = held.filter((one) => one.place === place && one.account === theirs.account);
		const stands = now.some((one) => isSame(world, one, theirs));
		if (stands || world.taken(place) || world.mayBeLost) return [];
		const shows = now.map(({ url }) => endpointOf(url)).join(', ');
		return [violation('displaced', `${place}: somebody else's was touched (now: ${shows})`)];
	});
}

/** Byte for byte, but for what a vendor that merges headers leaves among them. */
function isSame({ vendor }: World, one: Held, theirs: Held): boolean {
	if (vendor.headerFate === 'kept') return one.bytes === theirs.bytes;
	const has = (name: string, value: string) =>
		Object.entries(one.headers).some(
			([other, given]) =>
				other.toLowerCase() === name.toLowerCase() && value.startsWith(String(given)),
		);
	const { url, method, payload, headers } = theirs;
	const wanted = Object.entries(headers).filter(
		([name]) => vendor.headerFate !== 'dropped' || /^authorization$/i.test(name),
	);
	return (
		one.url === url &&
		one.method === method &&
		JSON.stringify(one.payload) === JSON.stringify(payload) &&
		wanted.every(([name, value]) => has(name, value))
	);
}

/** Hooks keep their time; `delete` never throws; what `create` throws says what to do next. */
function hookViolations({ n8n, n8ns, kernel }: World): Violation[] {
	const said = n8n.told.flatMap(({ failures }) => failures.map(({ error }) => error));
	return [
		...n8ns.flatMap(({ hooks }) => hooks).flatMap((hook) => oneHook(hook, kernel.now)),
		...said
			.filter((error) => error instanceof DeadlineExceeded)
			.map(() => violation('late', "publishing ended in n8n's own words")),
	];
}

function oneHook({ what, isTest, process, began, ended, threw }: Hook, now: number): Violation[] {
	if (process.dead) return [];
	const took = (ended ?? now) - began;
	const longest = what === 'create' ? LONGEST.create : isTest ? LONGEST.test : LONGEST.delete;
	const message = messageOf(threw);
	// n8n shows the message of a failed publishing, and not its description.
	const says = /PAVE|AutoGrab/.test(message) && NEXT_STEP.test(message);
	return [
		...(took > longest
			? [violation('late', `${what}${isTest ? ' of a test' : ''} took ${took / 1_000} s`)]
			: []),
		...(threw !== undefined && what === 'delete' ? [violation('threw', `delete: ${message}`)] : []),
		...(threw !== undefined && what === 'create' && !says
			? [violation('wordless', `create: ${message}`)]
			: []),
	];
}

/** No secret in messages, logs, items or hints, nor at an address that is none of the vendor's. */
function secretViolations(world: World): Violation[] {
	const { n8ns, elsewhere } = world;
	const secrets = world.secrets();
	const shown = n8ns.flatMap((n8n) => [
		...n8n.output,
		...n8n.processes.flatMap(({ log }) => log),
		...n8n.told.flatMap(({ failures }) =>
			failures.flatMap(({ error }) => [
				messageOf(error),
				String((error as { description?: unknown }).description),
			]),
		),
	]);
	const leaks = (text: string) => secrets.some((secret) => text.includes(secret));
	return [
		...shown.filter(leaks).map((text) => violation('secret', `shown: ${text.slice(0, 300)}`)),
		...elsewhere
			.filter(({ url, headers, text }) => leaks(`${url} ${JSON.stringify(headers)} ${text}`))
			.map(({ url }) => violation('secret', `sent to ${url}`)),
	];
}
