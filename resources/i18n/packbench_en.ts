<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>CodePlate</name>
    <message numerus="yes">
        <source>%n more sign(s)</source>
        <translation>
            <numerusform>%n more sign</numerusform>
            <numerusform>%n more signs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_EntryField</name>
    <message numerus="yes">
        <source>%n figure(s) typed</source>
        <translation>
            <numerusform>%n figure typed</numerusform>
            <numerusform>%n figures typed</numerusform>
        </translation>
    </message>
</context>
</TS>
