import { check, transform } from 'lathe';

// Two penguins were never measured and tell a model nothing; one has "." where its sex should stand, which is
// no third sex but a missing value. Other gaps are left for the recipe, which fills them from training rows.
export default transform(({ df, log }) => {
  const measured = df.query(df['Body Mass (g)'].apply((grams) => typeof grams === 'number' && grams > 0));
  log(`${df.shape[0] - measured.shape[0]} of ${df.shape[0]} penguins have no measurements and are left out`);

  const sex = measured['Sex'].values.map((value) => (value === 'MALE' || value === 'FEMALE' ? value : null));
  measured.addColumn('Sex', sex, { inplace: true });
  return measured;
});

export const everySpeciesIsKnown = check(({ df }) => df['Species'].isNa().sum() === 0);

export const sexIsMaleFemaleOrMissing = check(({ df }) =>
  df['Sex'].values.every((value) => value === 'MALE' || value === 'FEMALE' || value == null),
);
