using Chartroom.Server.Analysis.Tables;
using Chartroom.Server.Analysis.Trials;
using Chartroom.Server.Host;
using Chartroom.Server.Host.SignIn;

namespace Chartroom.Server.Analysis;

/// <summary>Expressions and views tried on the record, and views kept as tables.</summary>
internal static class AnalysisDepartment
{
    public static IServiceCollection AddAnalysis(this IServiceCollection services) => services
        .AddSingleton<Trial>()
        .AddSingleton<KeptViews>().AddSingleton<Projection>(s => s.GetRequiredService<KeptViews>())
        .AddSingleton<ViewShelf>();

    /// <summary>Under <c>/api/analysis</c>.</summary>
    public static void MapAnalysis(this RouteGroupBuilder analysis)
    {
        analysis.Requires(Right.Analyze);
        analysis.MapTrials();
        analysis.MapTables();
    }
}
