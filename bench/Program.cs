using Chartroom.Bench.Demo;
using Chartroom.Bench.Matching;
using Chartroom.Bench.Spine;
using Chartroom.Bench.Store;

// One benchmark a verb; each prints rows for bench/results.md.
return args switch
{
    ["demo", .. var sizes] => DemoBench.Run(sizes),
    ["matching", .. var sizes] => MatchingBench.Run(sizes),
    ["store", .. var rest] when rest.Length > 0 => await StoreBench.RunAsync(rest),
    ["spine", var what, .. var rest] => await SpineBench.RunAsync(what, rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        "usage: Chartroom.Bench demo [patients]... | matching [records]... | store SYNTHEA-FOLDER [bundles] | spine load SYNTHEA-FOLDER | spine mllp | spine chart | spine growth");
    return 2;
}
