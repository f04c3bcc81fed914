using Chartroom.Bench.Coding;
using Chartroom.Bench.Demo;
using Chartroom.Bench.Http;
using Chartroom.Bench.Language;
using Chartroom.Bench.Matching;
using Chartroom.Bench.Spine;
using Chartroom.Bench.Store;
using Chartroom.Bench.Views;

// One benchmark a verb; each prints rows for the results.md of its folder.
return args switch
{
    ["coding", var codes] => CodingBench.Run(codes),
    ["encoder", var codes, var phrases, var notes] => EncoderBench.Run(codes, phrases, notes),
    ["demo", .. var sizes] => DemoBench.Run(sizes),
    ["language", var what, var synthea, .. var rest] => LanguageBench.Run(what, synthea, rest),
    ["matching", .. var sizes] => MatchingBench.Run(sizes),
    ["store", .. var rest] when rest.Length > 0 => await StoreBench.RunAsync(rest),
    ["spine", var what, .. var rest] => await SpineBench.RunAsync(what, rest),
    ["queries", .. var rest] when rest.Length > 0 => await QueryBench.RunAsync(rest),
    ["http", .. var rest] when rest.Length > 0 => await HttpBench.RunAsync(rest),
    ["views", .. var rest] => await ViewBench.RunAsync(rest),
    ["bare", var directory] => await BareKestrel.RunAsync(directory),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        usage: Chartroom.Bench coding CODES
               Chartroom.Bench encoder CODES PHRASES NOTES
               Chartroom.Bench demo [patients]...
               Chartroom.Bench language reading|paths SYNTHEA-FOLDER [bundles [rounds]]
               Chartroom.Bench matching [file|one] [records]...
               Chartroom.Bench store SYNTHEA-FOLDER [bundles]
               Chartroom.Bench spine load SYNTHEA-FOLDER | spine mllp | spine chart | spine growth
               Chartroom.Bench views [observations]
               Chartroom.Bench queries DATA-DIRECTORY [name]
               Chartroom.Bench http SYNTHEA-FOLDER [--times n] [--rounds n] [--seconds n] [--bundles n]
                                    [--postgres CONNECTION [--loaded]] [--keep DIRECTORY] [--only name,name]
        """);
    return 2;
}
