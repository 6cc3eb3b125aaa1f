using Microsoft.AspNetCore.SignalR;

namespace Portal.Web.Hosting.Visitors;

/// <summary>
/// Hands the address of a hub's connection on to the circuit that the call is for. A component has no <see cref="HttpContext"/>, and the circuit's services
/// do not know the hub; but what the hub calls runs in its flow.
/// </summary>
public sealed class HubAddress : IHubFilter
{
    private static readonly AsyncLocal<string?> Flow = new();

    /// <summary>The address behind the call that is under way; null outside of one.</summary>
    internal static string? Current => Flow.Value;

    /// <inheritdoc/>
    public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        Flow.Value = invocationContext.Context.GetHttpContext()?.SourceAddress();
        return next(invocationContext);
    }
}
