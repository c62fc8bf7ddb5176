import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { failUnlessReady } from './session.fields';
import { operationError } from '../../../shared/errors';
import { readFilledText } from '../../../shared/json';
import { counted } from '../../../shared/words';
import { getSessionResults } from '../../api';
import { type Damage, damageLine } from '../../events/damages';
import { labelOf } from '../../events/photos';
import { damagesOf, photosOf } from '../../events/sessionBody';
import { readSessionKey, sessionKeyOf } from '../sessionKey';
import { comparedFacts } from './comparedFacts';
import { matchDamages, type Finding, type Match } from './matchDamages';
import { notReadyError } from './results';

/** What became of a vehicle between two inspections: one item per finding, or all in one. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject | IDataObject[]> {
	const given = context.getNodeParameter('returnSessionKey', itemIndex);
	const keys = [
		readSessionKey(context, itemIndex),
		sessionKeyOf(context, given, 'Return Session Key'),
	];
	const [session_key, return_session_key] = keys;
	if (session_key === return_session_key) {
		throw operationError(context.getNode(), {
			message: 'Session Key and Return Session Key are the same',
			description:
				'Map the key of the hand-over into the first, that of the return into the second.',
		});
	}
	const results = await Promise.all(keys.map(async (key) => await getSessionResults(context, key)));
	const [before, after] = results.map((result, index) => {
		if (result.ready) return result.body;
		if (isOn(context, itemIndex, failUnlessReady)) {
			throw notReadyError(context.getNode(), keys[index], `${keys[index]}: ${result.message}`);
		}
		return {
			ready: false,
			session_key,
			return_session_key,
			message: `${keys[index]}: ${result.message}`,
		};
	});
	const waiting = [before, after].find(({ ready }) => ready === false);
	if (waiting) return waiting;
	const shared = { ready: true, session_key, return_session_key, ...comparedFacts(before, after) };
	const matches = matchDamages(damagesOf(before) ?? [], damagesOf(after) ?? []);
	const comparable = damagesOf(before) !== null && damagesOf(after) !== null;
	const found = comparable ? matches : [];
	if (context.getNodeParameter('output', itemIndex, 'findings') === 'summary') {
		return { ...shared, ...summary(found, comparable) };
	}
	// An item even where nothing was found, so that the workflow goes on and a warning is seen.
	if (found.length === 0) return { ...shared, finding: 'none' };
	return found.map((match) => ({
		...shared,
		...findingOf(match),
		photo_url_before: match.before?.photo_url ?? sameView(before, match.after),
		photo_url_after: match.after?.photo_url ?? sameView(after, match.before),
	}));
}

function findingOf({ finding, before, after, matchedBy }: Match): IDataObject {
	const damage = after ?? before;
	return {
		finding,
		matched_by: matchedBy ?? null,
		component: damage?.component ?? null,
		side: damage?.side ?? null,
		damage: damage?.damage ?? null,
		severity_before: before?.severity ?? null,
		severity_after: after?.severity ?? null,
		grade_before: before?.grade ?? null,
		grade_after: after?.grade ?? null,
		description: damage?.description ?? null,
		repair_method: damage?.repair_method ?? null,
	};
}

/** How the place of a damage looked in the other inspection, where it was not found: the photo of the same view. */
function sameView(body: IDataObject, damage: Damage | undefined): string | null {
	const label = damage?.photo_label ?? null;
	const seen = photosOf(body)?.find((photo) => label !== null && labelOf(photo) === label);
	return readFilledText(seen?.url);
}

/** Counts are null where one of the inspections lists no damages: nothing can be compared then. */
function summary(matches: readonly Match[], comparable: boolean): IDataObject {
	const of = (finding: Finding) => matches.filter((match) => match.finding === finding);
	const count = (finding: Finding) => (comparable ? of(finding).length : null);
	const lines = (finding: Finding) =>
		of(finding)
			.flatMap(({ before, after }) => [after ?? before ?? []].flat().map(damageLine))
			.join('\n') || null;
	return {
		new_count: count('new'),
		worse_count: count('worse'),
		same_count: count('same'),
		gone_count: count('gone'),
		summary: comparable
			? `${counted(of('new').length, 'new damage')}, ${of('worse').length} worse`
			: 'The damages cannot be compared',
		new_damages: lines('new'),
		worse_damages: lines('worse'),
		gone_damages: lines('gone'),
	};
}
