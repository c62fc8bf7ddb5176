import type { Advice, ConflictFacts } from '../../shared/trigger/vendor';

const ONE_PLACE = 'PAVE can send an event to one place only.';

/** What happened and what to do next, when PAVE sends an event elsewhere: short enough for n8n's message box. */
export function describeConflict({ owner, events, host, isTest }: ConflictFacts): Advice {
	const names = events.join(', ');
	switch (owner) {
		case 'published':
			return {
				message: `The test was not started, because PAVE sends ${names} to this workflow as published at ${host}`,
				description:
					'Nothing was changed. To get data into the editor: Executions > choose one > Copy to editor. Or use PAVE > Sample Event > Get Sample. If the workflow is not published any more, free the event with PAVE > Callback > Give Back.',
			};
		case 'sibling':
			return {
				message: `Another workflow of this n8n already gets ${names} from PAVE. Nothing was changed`,
				description: `${ONE_PLACE} Use one PAVE Trigger and branch after it. If no published workflow uses it any more, free it with PAVE > Callback > Give Back.`,
			};
		case 'moved':
			return {
				message: `PAVE sends ${names} to ${host}: this n8n before it moved, or a copy of it. Nothing was changed`,
				description:
					'After a move: free the event with PAVE > Callback > Give Back, then publish. In a copy: use another API key, or choose Take Over.',
			};
		case 'tooLong':
			return {
				message: `${host} gets ${names} with headers that are too long to keep. Nothing was changed`,
				description: `n8n could not give the event back later. Ask whoever runs ${host} to shorten its headers or payload at PAVE.`,
			};
		default:
			return {
				message: `${host} already gets ${names} from PAVE. Nothing was changed`,
				description: isTest
					? `${ONE_PLACE} A test takes nothing from others: use PAVE > Sample Event > Get Sample to build the workflow.`
					: `${ONE_PLACE} To share it, open PAVE Trigger > If PAVE Already Sends This Elsewhere and choose Take Over and Forward: both get it. Not sure? Ask whoever runs ${host} first.`,
			};
	}
}
