import { readFileSync } from 'node:fs';
import path from 'node:path';

import { FOLDER } from './files';
import { carListed, finishedInspection, type SourceEvent } from './events';
import { pairs } from './generate';

export const README = path.join(FOLDER, 'README.md');

const MARKS = /(<!-- generated: your-crm -->\n)[\s\S]*?(<!-- end -->)/;

/** The folder's README with the table "Your CRM" as the tables of targets say it. */
export function readmeWithTable(): string {
	return readFileSync(README, 'utf8').replace(MARKS, `$1\n${yourCrm()}\n\n$2`);
}

/** One line per target: where it is, what to have there, what a repeat does. */
function yourCrm(): string {
	const of = (event: SourceEvent) => pairs.filter((pair) => pair.event === event);
	const leads = of(carListed);
	const rows = of(finishedInspection).map(({ file, event, target }) => {
		const lead = leads.find((pair) => pair.target === target);
		const files = [
			`[finished inspection](${file}.json)`,
			...(lead ? [`[past customer’s car listed](${lead.file}.json)`] : []),
		];
		return [
			target.label,
			files.join(', '),
			[
				target.prepare(event),
				...(lead ? [leadNote(target.prepare(carListed), target.prepare(event))] : []),
			]
				.filter(Boolean)
				.join(' '),
			target.repeat,
		];
	});
	const head = ['Your CRM', 'Workflow', 'What to prepare there', 'A changed event'];
	return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** What a lead needs that an inspection does not. */
function leadNote(forLead: string, forInspection: string): string {
	return forLead === forInspection ? '' : `For a listed car: ${forLead}`;
}
