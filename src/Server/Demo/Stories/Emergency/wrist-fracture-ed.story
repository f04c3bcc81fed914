story: wrist-fracture-ed
title: Displaced distal radius fracture, closed reduction
setting: emergency
service: Emergency
age: 45-82
weight: 4
season: winter
reason: Wrist injury
fits: anyone

[codes]
S52.531A | | Colles' fracture of right radius, initial encounter for closed fracture | Colles fracture of the right wrist, closed
W00.0XXA | | Fall on same level due to ice and snow, initial encounter | slipped on ice
0PSHXZZ | day 0 | Reposition right radius, external approach | Closed reduction under hematoma block

[medications]
discharge | acetaminophen 500 mg tablet | 2 tablets by mouth three times daily
discharge | tramadol hydrochloride 50 mg tablet | 1 tablet by mouth every 6 hours as needed | 835603

[results +00:10 85353-1 Vital signs]
8310-5 | Body temperature | 36.5 | Cel | 36.1-37.8
8480-6 | Systolic blood pressure | 146 | mm[Hg] | 90-140
8867-4 | Heart rate | 88 | /min | 60-100

[document +00:50 18748-4 by radiologist]
RIGHT WRIST: transverse fracture of the distal radius with dorsal tilt 28 degrees, 4 mm short. Ulnar styloid whole.
{radiologist}

[document +02:30 34111-5 by emergency]
ED NOTE

{age} {man} slipped on ice on the {church steps|driveway|sidewalk}, fell on the outstretched right hand. Fork shape,
skin whole, median nerve normal, pulses good. No other injury.
Colles fracture of the right wrist, closed. Closed reduction under hematoma block, finger traps; splint. Film after:
tilt 4 degrees. Fingers move, sensation normal.
Hand clinic in five days. Keep high. Numb fingers: return. Bone density to be asked of the primary.

{emergency}
