<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
<context>
    <name>CodePlate</name>
    <message numerus="yes">
        <source>%n more sign(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NumberPad</name>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextField</name>
    <message>
        <source>0 struck is zero</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TextPad</name>
    <message>
        <source>Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Another code is in view: {code}. Show one pack only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These halves do not make one code. Show both again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Photograph the pack first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This label is not a pack&apos;s label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is not whole: {reason}. Show it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two typed codes differ. Look at the plate again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A typed code needs a photograph. Hold the label to the camera.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This intake is finished. A supervisor must decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give a reason first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This badge is not on the list. Ask your supervisor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This number is not on the list. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in. Show your badge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong PINs. Wait {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wrong PIN. {tries_left} tries left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{tag} already carries this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish {tag} first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No pack here carries this code: {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This pack is not known here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First the papers, then the pack&apos;s code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scan or type the number on the papers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The camera gives no picture. Check the camera lamp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry holds more than this station. Call plant IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry&apos;s receipt does not fit our records. Call plant IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry&apos;s answer cannot be read. Call plant IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An old receipt came back. It does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt is about an older record book. It does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt is not signed by our registry. It does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The receipt is for another station. It does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the questions first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weigh the pack first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The second person shows badge and PIN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs a supervisor&apos;s badge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be somebody else than you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This finding belongs to another question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This question is not open now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The weight is already recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too light for this scale. Use a smaller one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not time to weigh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too heavy for this scale. Take it off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A simulated weight is not taken here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This weight is too old. Lift the pack and set it down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chemistry letter not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made before 2016</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>day letter not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half a code, the other half is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the halves fit both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the halves are swapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unusual form with 26 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters are missing or too many</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>month letter not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the fourth character must be P, M or C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>characters that no code has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters in the serial number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the last letter must be P, M or C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end is cut off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>maker not on our list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands for a pack without modules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>year letter not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>with invisible characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not readable as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>form not known, kept as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check character does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN check digit does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN check digit does not fit, scan again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN without check digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>VIN year letter not allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scale at this station</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale is being connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale does not answer. Cable and power?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No fresh value from the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moving. Wait until it is still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale is under zero. Check the platform.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Negative. Empty the scale and zero it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the pack on the scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale shows another unit. Set it to kg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale&apos;s line is disturbed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale reports a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scale is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the registry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry answers too slowly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What answers is not the registry. Check the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry refuses our records. Call plant IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The registry holds other records under our number. Call plant IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One entry is too large for the registry. Call plant IT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records are in use by another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The records are damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safety mark cannot be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This station is not enrolled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The station is closing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not fitted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no fresh value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smoke, flame, hissing or popping, now or in the last 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquid leaking, not coolant (sweet solvent smell)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coolant leaking only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case breached, cells visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Case dented or bent, not breached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swelling of case or module</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A cell is swollen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Burn marks, melted plastic, soot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was under water, or wet inside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warmer than its surroundings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bare high-voltage connector, cable or terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service plug missing or stuck</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seal broken, opened before, no repair record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code missing, unreadable or not matching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model unknown, no dismantling instruction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BMS reports a cell, isolation or heat fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Modules or cells are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was in a crash or fire</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything happening right now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any liquid, or damage to the case?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any heat, fire or crash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any bare high voltage, or a broken seal?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model unknown, BMS fault or parts missing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normal flow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>watch: a supervisor decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>papers: held until settled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>isolate: must not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>emergency: isolate now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet known</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_EntryField</name>
    <message numerus="yes">
        <source>%n figure(s) typed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
