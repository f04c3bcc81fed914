story: ankle-sprain
title: Ankle sprain in the emergency department
setting: emergency
service: Emergency
age: 10-60
weight: 8
reason: Ankle injury
fits: anyone

[codes]
S93.401A | Y | Sprain of unspecified ligament of right ankle, initial encounter | Sprain of the right ankle
X50.1XXA | Y | Overexertion from prolonged or awkward postures, initial encounter | turned the right ankle

[medications]
discharge | ibuprofen 400 mg tablet | 1 tablet by mouth every 6 hours as needed | 197805

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.7 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 122 | mm[Hg] | 90-140
8867-4 | Heart rate | 82 | /min | 60-100

[document +01:05 18748-4 by radiologist]
RIGHT ANKLE, three views. Soft-tissue swelling over the lateral malleolus. No fracture. Mortise intact.

{radiologist}

[document +01:30 34111-5 by emergency]
EMERGENCY DEPARTMENT NOTE

{age} {man} turned the right ankle {on a kerb|playing football|on the stairs} two hours ago; swelling at once, walks
with pain.

EXAMINATION: Swelling and tenderness below the right lateral malleolus, tender at its posterior edge. Pulses and
sensation normal.
FILM: no fracture.

DIAGNOSIS: Sprain of the right ankle.
PLAN: Rest, ice, brace, ibuprofen; return if unable to walk in five days.

{emergency}
