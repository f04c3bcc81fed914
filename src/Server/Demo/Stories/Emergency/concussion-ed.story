story: concussion-ed
title: Concussion from a soccer match
setting: emergency
service: Emergency
age: 11-24
weight: 4
reason: Head injury
arrives: 13-20
fits: anyone

[codes]
S06.0X0A | | Concussion without loss of consciousness, initial encounter | Concussion without loss of consciousness
W51.XXXA | | Accidental striking against or bumped into by another person, initial encounter | heads knocked together
Y93.66 | | Activity, soccer | playing soccer

[results +00:08 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 118 | mm[Hg] | 90-140
8867-4 | Heart rate | 80 | /min | 60-100
9269-2 | Glasgow coma score total | 15 | {score} | 15

[document +02:10 34111-5 by emergency]
ED NOTE: {first}, {age}, playing soccer three hours ago, heads knocked together with {another player|a teammate};
stayed awake, dazed, headache, vomited once. No neck pain, no weakness. GCS 15, amnesia for one minute, balance
unsteady on one leg; no skull tenderness. By rule no CT; watched four hours from the blow: better, eats.
Concussion without loss of consciousness. Rest two days, screens little, school by steps, no sport until cleared by
{his} doctor. Sheet given. Worse headache, drowsy, vomits: return.
{emergency}
