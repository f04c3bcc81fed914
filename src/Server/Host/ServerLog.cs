namespace Chartroom.Server.Host;

/// <summary>
/// Every log line of the server, declared once, so that one look proves that none holds patient data: names of
/// routes, ids of requests, counts and times only; never a path, a query or a body.
/// </summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening at {Address}, data in {Data}.")]
    public static partial void Listening(this ILogger log, string address, string data);

    [LoggerMessage(2, LogLevel.Information, "Stopping: no new requests; those under way are finished.")]
    public static partial void Stopping(this ILogger log);

    [LoggerMessage(3, LogLevel.Information, "Stopped.")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(10, LogLevel.Error, "Request {RequestId} ({Method} {Route}) broke.")]
    public static partial void Broke(this ILogger log, string requestId, string method, string route, Exception fault);

    [LoggerMessage(11, LogLevel.Information, "Request {RequestId} ({Method} {Route}) was answered {Status}.")]
    public static partial void Refused(this ILogger log, string requestId, string method, string route, int status);

    [LoggerMessage(12, LogLevel.Warning, "Request {RequestId} was turned away: too many are waiting.")]
    public static partial void TurnedAway(this ILogger log, string requestId);

    [LoggerMessage(13, LogLevel.Error, "Request {RequestId} ({Method} {Route}) met trouble below the record: {Trouble}.")]
    public static partial void RecordAway(this ILogger log, string requestId, string method, string route, Chartroom.Store.StoreTrouble trouble, Exception fault);

    [LoggerMessage(15, LogLevel.Error, "The export {Id} broke.")]
    public static partial void ExportBroke(this ILogger log, string id, Exception fault);

    [LoggerMessage(16, LogLevel.Error, "The subscription {Id} broke.")]
    public static partial void SubscriptionBroke(this ILogger log, string id, Exception fault);

    [LoggerMessage(17, LogLevel.Error, "Subscriptions could not be followed; it is tried again.")]
    public static partial void SubscriptionsBroke(this ILogger log, Exception fault);

    [LoggerMessage(20, LogLevel.Information, "Account {Account} signed in.")]
    public static partial void SignedIn(this ILogger log, string account);

    [LoggerMessage(21, LogLevel.Warning, "A sign-in failed from {Address}: {Reason}.")]
    public static partial void SignInFailed(this ILogger log, string address, string reason);

    [LoggerMessage(30, LogLevel.Error, "Audit events could not be committed; {Waiting} wait in the spool.")]
    public static partial void AuditWaits(this ILogger log, long waiting, Exception fault);

    [LoggerMessage(31, LogLevel.Warning, "{Count} audit events of an earlier run were found in the spool and committed.")]
    public static partial void AuditRecovered(this ILogger log, int count);

    [LoggerMessage(32, LogLevel.Error, "The audit events could not be committed: {Reason}.")]
    public static partial void AuditRefused(this ILogger log, string reason);

    [LoggerMessage(33, LogLevel.Information, "The record is sealed at t={T}: {Hash}.")]
    public static partial void RecordSealed(this ILogger log, long t, string hash);

    [LoggerMessage(34, LogLevel.Error, "The record could not be sealed.")]
    public static partial void SealFailed(this ILogger log, Exception fault);

    [LoggerMessage(40, LogLevel.Error, "Projection {Projection} broke at t={T}; it is tried again in {Seconds} s.")]
    public static partial void ProjectionBroke(this ILogger log, string projection, long t, double seconds, Exception fault);

    [LoggerMessage(41, LogLevel.Debug, "Projection {Projection} is current at t={T}.")]
    public static partial void ProjectionCurrent(this ILogger log, string projection, long t);

    [LoggerMessage(42, LogLevel.Warning, "The figures of {Source} could not be read.")]
    public static partial void FiguresBroke(this ILogger log, string source, Exception fault);

    [LoggerMessage(50, LogLevel.Error, "Intake could not go on; it is tried again.")]
    public static partial void IntakeBroke(this ILogger log, Exception fault);

    [LoggerMessage(51, LogLevel.Error, "Item {Number} could not be mapped: {Fault}.")]
    public static partial void ItemBroke(this ILogger log, long number, string fault);

    [LoggerMessage(52, LogLevel.Warning, "A batch of {Count} items was refused ({Status}); they are filed one by one.")]
    public static partial void BatchRefused(this ILogger log, int count, int status);

    [LoggerMessage(53, LogLevel.Information, "An MLLP connection ended: {Fault}.")]
    public static partial void MllpClosed(this ILogger log, string fault);
}
