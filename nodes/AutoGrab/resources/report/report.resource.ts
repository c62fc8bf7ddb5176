import { operationSelector } from '../../../shared/actions/fields';
import { regionField } from '../commonFields';
import { toldFields } from '../toldFields';
import { carAnalysisTold } from './report.fields';

export const description = [
	operationSelector(
		'report',
		[
			{
				name: 'Request Car Analysis',
				value: 'requestCarAnalysis',
				description:
					'Order a report about a car. AutoGrab charges for it, so it is never repeated by itself. The PDF is not ready yet in the answer.',
				action: 'Request car analysis report',
			},
		],
		'requestCarAnalysis',
	),
	regionField('report'),
	...toldFields('report', 'requestCarAnalysis', carAnalysisTold),
];
