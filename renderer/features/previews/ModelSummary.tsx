import type { ModelDescription } from '@shared/model';
import { formatCount } from '@renderer/charts';
import styles from './previews.module.css';

/** What was trained, on what, and how it ended. */
export function ModelSummary({ model }: { readonly model: ModelDescription }) {
  const { training } = model;
  const facts: [string, string | undefined][] = [
    ['Family', model.family],
    ['Task', `${model.task} of ${model.target}`],
    ['Classes', model.classes?.join(', ')],
    [
      'Trained on',
      `${formatCount(training.rows)} rows, ${formatCount(training.validationRows)} kept for validation`,
    ],
    [
      'Features',
      `${formatCount(training.features)} after the recipe, ${formatCount(training.weights)} weights`,
    ],
    ['Engine', training.engineReason ? `${training.engine}: ${training.engineReason}` : training.engine],
    ['Epochs', training.epochs === undefined ? undefined : epochs(training)],
    ['Ended', training.stopped],
    ['Seed', String(model.seed)],
    ['Inputs', model.signature.inputs.map((input) => input.name).join(', ')],
  ];
  return (
    <table className={styles.facts}>
      <tbody>
        {facts.map(([title, text]) =>
          text === undefined ? null : (
            <tr key={title}>
              <th>{title}</th>
              <td>{text}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function epochs(training: ModelDescription['training']): string {
  return training.bestEpoch === undefined
    ? String(training.epochs)
    : `${training.epochs}, the weights of epoch ${training.bestEpoch} kept`;
}
