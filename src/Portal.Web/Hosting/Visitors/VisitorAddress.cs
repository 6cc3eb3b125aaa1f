using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Web.Hosting.Visitors;

/// <summary>
/// The network address from which a circuit's browser is connected now, for the audit log. It is that of the connection; of a trusted proxy's, what the
/// proxy says (<c>PORTAL_TRUSTED_PROXIES</c>). A browser that reconnects from elsewhere has another one from then on.
/// </summary>
public sealed class VisitorAddress : CircuitHandler
{
    /// <summary>The address; empty before the browser is connected, and where there is no network.</summary>
    public string Text { get; private set; } = "";

    /// <inheritdoc/>
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Text = HubAddress.Current ?? Text;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        Text = HubAddress.Current ?? Text;
        return next(context);
    };
}
