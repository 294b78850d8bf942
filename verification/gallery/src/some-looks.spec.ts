import { galleryTest as test } from './gallery-test.ts';
import { planSomeLooks, takePart } from './plan-pictures.ts';

const parts = 6;

for (let part = 0; part < parts; part++)
  test(`both demos show each state alike, in the first look and in another one: part ${part + 1} of ${parts}`, async ({
    states,
    checkPictures,
  }) => {
    await checkPictures(takePart(planSomeLooks(states), part, parts));
  });
